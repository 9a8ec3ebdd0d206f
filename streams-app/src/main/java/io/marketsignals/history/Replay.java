package io.marketsignals.history;

import io.marketsignals.history.cluster.Applications;
import io.marketsignals.history.cluster.OpenTransactions;
import io.marketsignals.history.cluster.ReplayCluster;
import io.marketsignals.history.cluster.Watermarks;
import io.marketsignals.history.cluster.WorkedOff;
import io.marketsignals.history.page.HtmlReport;
import io.marketsignals.history.publish.HeldPace;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.result.ResultReader;
import io.marketsignals.history.result.Results;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.InternalTopics;
import io.marketsignals.topology.MarketProgress;
import io.marketsignals.topology.PipelineSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** One replay: history goes through the application under names of its own, and the results come out as files. */
public final class Replay {
    private final ReplayRequest request;
    private final String main;
    private final PrintWriter err;
    private final boolean terminal;
    private final Phases phases = new Phases();

    /**
     * @param main name of the class whose command {@code run} is the application, where it needs a JVM of its own
     * @param err where progress is told
     * @param terminal whether that is a terminal
     */
    public Replay(ReplayRequest request, String main, PrintWriter err, boolean terminal) {
        this.request = request;
        this.main = main;
        this.err = err;
        this.terminal = terminal;
    }

    /** Runs it to its end and writes the results and the report. */
    public ReplayReport run() throws IOException, InterruptedException {
        ReplayCluster.check(request.settings());
        OutFolder out = OutFolder.ready(request.out());
        try (ReplaySource source = ReplaySource.open(request.input(), err)) {
            phases.end("read");
            say(source.found() + "; starting " + source.starting());
            out.clear();
            Applications.Launch launch =
                    new Applications.Launch(request.work().instances(), request.kills(), main, request.out());
            try (ReplayCluster cluster = source.cluster(
                            new ReplayCluster.Settings(defaults(launch.ownJvms()), request.settings()),
                            request.work());
                    Admin admin = cluster.admin();
                    Applications apps = new Applications(cluster, admin, launch)) {
                publishReference(source, cluster);
                phases.end("start");
                long published = feed(source, cluster, admin, apps);
                Results results;
                try (Consumer<byte[], byte[]> consumer = cluster.consumer()) {
                    results = new ResultReader(consumer, cluster.registry(), cluster.run())
                            .write(request.out(), cluster.folder());
                }
                phases.end("results");
                ReplayReport report = new ReplayReport(
                        request,
                        new ReplayReport.Input(
                                source.described(), source.rows(), published, source.pieces(), source.refusals()),
                        apps.killed(),
                        results,
                        phases.seconds());
                report.write(out.report());
                HtmlReport.write(RunFolder.open(request.out()), out.page());
                source.leave(cluster, admin);
                return report;
            }
        }
    }

    /** What a replay sets unless somebody else does. */
    private Map<String, String> defaults(boolean ownJvms) {
        Map<String, String> defaults = new HashMap<>();
        if (request.tempo().speed() == 0) {
            // Nobody waits for a single alert, and each commit and each request costs the brokers. But what one stage
            // has
            // not committed the next one does not see, and all three are waited for at the end.
            defaults.put("pipeline.early-commits", "false");
            defaults.put("kafka.commit.interval.ms", "300");
            defaults.put("kafka.producer.batch.size", Integer.toString(256 << 10));
            defaults.put("kafka.producer.linger.ms", "200");
        }
        if (ownJvms) {
            // One that was killed is soon missed.
            defaults.put("kafka.consumer.session.timeout.ms", "6000");
            defaults.put("kafka.consumer.heartbeat.interval.ms", "1500");
        }
        return defaults;
    }

    private void say(String sentence) {
        err.println(sentence);
        err.flush();
    }

    private static void publishReference(ReplaySource source, ReplayCluster cluster) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = cluster.producer()) {
            source.publishReference(producer, cluster);
        }
    }

    private long feed(ReplaySource source, ReplayCluster cluster, Admin admin, Applications apps)
            throws InterruptedException {
        String application = cluster.config().applicationId();
        try (Producer<byte[], byte[]> producer = cluster.producer();
                Progress progress = new Progress(
                        err,
                        terminal,
                        source.pieces(),
                        cluster.consumer(),
                        cluster.run().topic(TopicNames.ALERTS));
                Watermarks watermarks = new Watermarks(cluster.consumer(), application, MarketProgress.Stage.MARKET);
                WorkedOff workedOff = new WorkedOff(admin, application, cluster.consumer(), flow(cluster))) {
            apps.start();
            PipelineSettings pipeline = cluster.config().pipeline();
            Feeding feeding = new Feeding(
                    new Feeding.Cast(apps, watermarks, workedOff, progress, admin),
                    source.markets(),
                    pipeline.grace().plus(pipeline.bucket().multipliedBy(2)));
            try (ReplaySource.Ticks ticks = source.ticks(
                    producer,
                    InputEncoders.of(cluster.registry()),
                    feeding.watched(pace(feeding, progress)),
                    cluster)) {
                feeding.publish(ticks.publication());
                phases.end("publish");
                feeding.drain();
                phases.end("drain");
                apps.stop();
                OpenTransactions.await(admin, application);
                phases.end("stop");
                return ticks.publication().published();
            }
        }
    }

    /** The topics that the application reads, in the order in which records flow. */
    private static List<List<String>> flow(ReplayCluster cluster) {
        RunName run = cluster.run();
        List<List<String>> flow = new ArrayList<>();
        flow.add(List.of(run.topic(TopicNames.PRICES), run.topic(TopicNames.INDEX_TICKS)));
        flow.addAll(InternalTopics.between(cluster.config().applicationId()));
        return flow;
    }

    private Pace pace(Feeding feeding, Progress progress) {
        double speed = request.tempo().speed();
        Pace pace = speed == 0 ? Pace.unlimited() : Pace.realTime(speed);
        return request.tempo()
                .hold()
                .<Pace>map(hold -> {
                    HeldPace held = new HeldPace(pace, hold.grain(), hold.paused(), feeding::look, progress::say);
                    hold.reins().accept(held);
                    return held;
                })
                .orElse(pace);
    }
}
