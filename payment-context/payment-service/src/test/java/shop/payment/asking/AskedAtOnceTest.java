package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import shop.platform.outside.AskingSettings;
import shop.platform.outside.OutsideCalls;

@DisplayName("Of a provider that takes its time, the payment service as it is delivered")
class AskedAtOnceTest {

    /** 100 payments a second, authorised and captured, for 300 ms each. */
    private static final int ASKED_TOGETHER = 60;

    private static OutsideCalls delivered() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("payment.yml", new ClassPathResource("payment.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return AskingSettings.of(environment, "payment.asking").threads("provider");
    }

    @Test
    @DisplayName("asks for so much at once that 300 ms for an answer leave it 100 payments a second")
    void asksTogether() throws Exception {
        CountDownLatch allAreThere = new CountDownLatch(ASKED_TOGETHER);
        try (OutsideCalls calls = delivered()) {
            for (int call = 0; call < ASKED_TOGETHER; call++) {
                calls.make("call-" + call, () -> {
                    allAreThere.countDown();
                    awaitWithoutEnd(allAreThere);
                });
            }

            assertThat(allAreThere.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    @DisplayName("delays nobody for one that hangs")
    void oneHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(ASKED_TOGETHER);
        try (OutsideCalls calls = delivered()) {
            calls.make("hangs", () -> awaitWithoutEnd(hanging));
            for (int call = 0; call < ASKED_TOGETHER; call++) {
                calls.make("call-" + call, others::countDown);
            }

            assertThat(others.await(1, TimeUnit.MINUTES)).isTrue();
            hanging.countDown();
        }
    }

    private static void awaitWithoutEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
