package io.marketsignals.bench.growth;

import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.bench.cluster.ChildJvm;
import io.marketsignals.bench.contender.Contenders;
import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.PublishedFeed;
import io.marketsignals.bench.worker.PassFigures;
import io.marketsignals.bench.worker.PassRequest;
import io.marketsignals.bench.worker.Worker;
import io.marketsignals.bench.worker.WorkerSetup;
import io.marketsignals.topics.ClusterAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One point on a broker of its own: the floor and the application in turn, each in a JVM that its first passes warm. */
final class GrowthRun {
    static final int WARM_UPS = 2;

    private final GrowthPoint point;
    private final int passes;
    private final String heap;

    /**
     * @param passes that count; {@value #WARM_UPS} more go before them
     * @param heap of broker and workers, for example 1g
     */
    GrowthRun(GrowthPoint point, int passes, String heap) {
        this.point = point;
        this.passes = passes;
        this.heap = heap;
    }

    GrowthFigure measure() throws InterruptedException {
        BenchMarket market = new BenchMarket(point.shape());
        try (BenchCluster cluster = BenchCluster.start(
                heap, point.shape().pricePartitions(), point.shape().levelPartitions())) {
            PublishedFeed feed = PublishedFeed.publish(cluster, market);
            try (Worker floor = worker(Contenders.FLOOR, cluster, feed);
                    Worker ours = worker(Contenders.OURS, cluster, feed)) {
                List<PassFigures> ofFloor = new ArrayList<>();
                List<PassFigures> ofOurs = new ArrayList<>();
                for (int pass = 0; pass < WARM_UPS + passes; pass++) {
                    ofFloor.add(pass(floor, cluster, feed, pass));
                    ofOurs.add(pass(ours, cluster, feed, pass));
                }
                return GrowthFigure.of(point, counted(ofOurs), counted(ofFloor));
            }
        }
    }

    private static <T> List<T> counted(List<T> passes) {
        return passes.subList(WARM_UPS, passes.size());
    }

    private Worker worker(String name, BenchCluster cluster, PublishedFeed feed) {
        Map<String, Map<Integer, Long>> records = new HashMap<>(feed.records());
        Map<String, String> settings =
                cluster.settings(Map.of("application.threads", Integer.toString(point.threads())));
        WorkerSetup setup = new WorkerSetup(name, settings, point.shape(), records);
        return Worker.start(setup, ChildJvm.application(heap));
    }

    private static PassFigures pass(Worker worker, BenchCluster cluster, PublishedFeed feed, int number) {
        cluster.check(feed.records());
        String applicationId = "growth-" + worker.name() + "-" + number;
        PassFigures figures = worker.run(new PassRequest(applicationId, null));
        cluster.check(feed.records());
        forget(cluster, applicationId);
        return figures;
    }

    private static void forget(BenchCluster cluster, String applicationId) {
        List<String> internal = ClusterAnswers.await(
                        cluster.admin().listTopics().names())
                .stream()
                .filter(topic -> topic.startsWith(applicationId + "-"))
                .toList();
        ClusterAnswers.await(cluster.admin().deleteTopics(internal).all());
    }
}
