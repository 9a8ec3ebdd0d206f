package io.marketsignals.topology;

import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourceReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reports between the stages in a layout of their own: written and read twice for each partition, market and
 * bucket. */
final class ReportCodec implements Codec<SourceReport> {
    private static final int VERSION = 3;

    @Override
    public byte[] encode(SourceReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(report.source().kind() == SourceId.Kind.PRICES);
            out.writeInt(report.source().partition());
            out.writeInt(report.source().partitions());
            out.writeLong(report.bucket());
            out.writeInt(report.session());
            out.writeLong(report.watermark());
            out.writeBoolean(report.forced());
            out.writeInt(report.partials().size());
            for (IndexPartial partial : report.partials()) {
                PartialLayout.write(partial, out);
            }
            out.writeInt(report.levels().size());
            for (LevelState level : report.levels()) {
                write(level, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("report cannot be written: " + report, e);
        }
        return bytes.toByteArray();
    }

    @Override
    public SourceReport decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("report of version " + version + "; this build reads " + VERSION);
            }
            SourceId.Kind kind = in.readBoolean() ? SourceId.Kind.PRICES : SourceId.Kind.LEVELS;
            SourceId source = new SourceId(kind, in.readInt(), in.readInt());
            long bucket = in.readLong();
            int session = in.readInt();
            long watermark = in.readLong();
            boolean forced = in.readBoolean();
            int partialCount = in.readInt();
            List<IndexPartial> partials = new ArrayList<>(partialCount);
            for (int i = 0; i < partialCount; i++) {
                partials.add(PartialLayout.partial(in));
            }
            int levelCount = in.readInt();
            List<LevelState> levels = new ArrayList<>(levelCount);
            for (int i = 0; i < levelCount; i++) {
                levels.add(level(in));
            }
            return new SourceReport(source, bucket, session, watermark, forced, partials, levels);
        } catch (IOException e) {
            throw new UncheckedIOException("report cannot be read", e);
        }
    }

    private static void write(LevelState level, DataOutputStream out) throws IOException {
        out.writeUTF(level.index());
        out.writeInt(level.session());
        out.writeDouble(level.open());
        out.writeDouble(level.high());
        out.writeDouble(level.low());
        out.writeDouble(level.last());
        out.writeLong(level.lastTime());
        out.writeDouble(level.atBucketStart());
        out.writeLong(level.volume());
        out.writeBoolean(level.official());
    }

    private static LevelState level(DataInputStream in) throws IOException {
        return new LevelState(
                in.readUTF(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readDouble(),
                in.readLong(),
                in.readBoolean());
    }
}
