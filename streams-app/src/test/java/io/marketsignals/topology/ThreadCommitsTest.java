package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadCommitsTest {
    private final AtomicLong nanos = new AtomicLong(1_000);
    private final ThreadCommits commits = new ThreadCommits(nanos::get);
    private final List<String> written = new ArrayList<>();

    @Test
    void shouldHaveAllTasksWriteWhenTheFirstIsPrepared() {
        commits.join("task a", () -> written.add("a"));
        commits.join("task b", () -> written.add("b"));

        commits.prepare();

        assertThat(written).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void shouldNotWriteForATaskThatLeft() {
        commits.join("task a", () -> written.add("a"));
        commits.join("task b", () -> written.add("b"));
        commits.leave("task a");

        commits.prepare();

        assertThat(written).containsExactly("b");
    }

    @Test
    void shouldLeaveTheRecordsAsMuchTimeAsTheLastCommitTook() {
        commits.polled(() -> 0);
        assertThat(commits.mayAsk()).as("before the first commit").isTrue();
        commits.prepare();
        nanos.addAndGet(30);
        commits.prepare();
        nanos.addAndGet(10);
        commits.over();

        assertThat(commits.mayAsk()).isFalse();
        nanos.addAndGet(39);
        commits.over();
        assertThat(commits.mayAsk()).isFalse();
        nanos.addAndGet(1);
        assertThat(commits.mayAsk()).isTrue();
    }

    @Test
    void shouldNotTakeTheTimeThatNothingCameForACommit() {
        commits.polled(() -> 0);
        commits.prepare();
        nanos.addAndGet(30);
        commits.over();
        nanos.addAndGet(1_000_000);
        commits.over();

        assertThat(commits.mayAsk()).isTrue();
    }

    @Test
    void shouldBeOneForEachThread() throws InterruptedException {
        List<ThreadCommits> others = new ArrayList<>();
        Thread other = new Thread(() -> others.add(ThreadCommits.ofThread()));
        other.start();
        other.join();

        assertThat(ThreadCommits.ofThread()).isSameAs(ThreadCommits.ofThread()).isNotSameAs(others.get(0));
    }
}
