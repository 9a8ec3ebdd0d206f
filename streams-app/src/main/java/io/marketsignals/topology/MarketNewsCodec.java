package io.marketsignals.topology;

import io.marketsignals.crossmarket.IndexClose;
import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.crossmarket.MarketNews.SessionNews;
import io.marketsignals.crossmarket.Trigger;
import io.marketsignals.model.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** News of markets on their way to the cross-market stage, in a layout of their own. */
final class MarketNewsCodec implements Codec<MarketNews> {
    private static final int VERSION = 1;

    @Override
    public byte[] encode(MarketNews news) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(news.market());
            out.writeLong(news.through());
            out.writeBoolean(news.forced());
            out.writeBoolean(news.close() != null);
            if (news.close() != null) {
                write(news.close(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("news cannot be written: " + news, e);
        }
        return bytes.toByteArray();
    }

    @Override
    public MarketNews decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("news of version " + version + "; this build reads " + VERSION);
            }
            String market = in.readUTF();
            return new MarketNews(market, in.readLong(), in.readBoolean(), in.readBoolean() ? close(market, in) : null);
        } catch (IOException e) {
            throw new UncheckedIOException("news cannot be read", e);
        }
    }

    private static void write(SessionNews close, DataOutputStream out) throws IOException {
        out.writeLong(close.session().date().toEpochDay());
        out.writeLong(close.session().open());
        out.writeLong(close.session().close());
        out.writeLong(close.session().end());
        out.writeLong(close.asOf());
        out.writeInt(close.indices().size());
        for (IndexClose index : close.indices()) {
            out.writeUTF(index.index());
            write(index.level(), out);
            write(index.sessionReturn(), out);
            write(index.percentAdvancing(), out);
            write(index.relativeVolume(), out);
            out.writeDouble(index.coverage());
        }
        out.writeInt(close.triggers().size());
        for (Trigger trigger : close.triggers()) {
            out.writeUTF(trigger.signal());
            out.writeUTF(trigger.event());
            out.writeUTF(trigger.alert());
            out.writeUTF(trigger.index());
            out.writeLong(trigger.time());
            out.writeLong(trigger.asOf());
            out.writeLong(trigger.watermark());
            out.writeBoolean(trigger.forced());
        }
    }

    private static SessionNews close(String market, DataInputStream in) throws IOException {
        Session session = new Session(LocalDate.ofEpochDay(in.readLong()), in.readLong(), in.readLong(), in.readLong());
        long asOf = in.readLong();
        int indexCount = in.readInt();
        List<IndexClose> indices = new ArrayList<>(indexCount);
        for (int i = 0; i < indexCount; i++) {
            indices.add(new IndexClose(in.readUTF(), number(in), number(in), number(in), number(in), in.readDouble()));
        }
        int triggerCount = in.readInt();
        List<Trigger> triggers = new ArrayList<>(triggerCount);
        for (int i = 0; i < triggerCount; i++) {
            triggers.add(new Trigger(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    market,
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean()));
        }
        return new SessionNews(session, asOf, indices, triggers);
    }

    private static void write(Double value, DataOutputStream out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    private static Double number(DataInputStream in) throws IOException {
        return in.readBoolean() ? Double.valueOf(in.readDouble()) : null;
    }
}
