package shop.platform.operations;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.vital.Vitals;

@DisplayName("A job of an operator")
class JobsTest {

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("that an error takes away has failed, and the service ends")
    void error() throws Exception {
        try (Jobs jobs = new Jobs(new Vitals(ending::add))) {
            String id = jobs.start("retry all", job -> {
                        throw new NoClassDefFoundError("planted");
                    })
                    .id();

            assertThat(ending.poll(60, SECONDS)).contains("operations-jobs", "planted");
            assertThat(jobs.find(id)).hasValueSatisfying(job -> {
                assertThat(job.state()).isEqualTo(Jobs.State.FAILED);
                assertThat(job.message()).contains("planted");
                assertThat(job.endedAt()).isPresent();
            });
        }
    }
}
