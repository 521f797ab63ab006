package shop.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What the pipeline builds for a change")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one for a shell; the pipeline runs it on Linux")
class WhatToBuildTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            order-context/order-service/src/main/java/shop/order/OrderService.java | order-context/order-api,order-context/order-service,verification
            payment-context/payment-service/pom.xml | payment-context/payment-service,payment-context/payment-portone,verification
            payment-context/payment-api/src/main/java/shop/payment/api/PaymentPaid.java | payment-context/payment-api,payment-context/payment-service,payment-context/payment-portone,order-context/order-service,verification
            shipping-context/shipping-service/README.md | shipping-context/shipping-service,verification
            supporting/edge/gateway/src/main/resources/gateway.yml | supporting/edge/gateway,verification
            supporting/platform/src/main/resources/platform.yml | all
            supporting/edge/guard/pom.xml | all
            shared-kernel/pom.xml | all
            pom.xml | all
            tools/importer/pom.xml | tools/importer,verification
            docs/rules.md | supporting/edge/gateway,verification
            docker-compose.yml | verification
            """)
    @DisplayName("in one file is what it concerns:")
    void ofOneFile(String file, String modules) throws Exception {
        assertThat(chosenFor(file)).isEqualTo(modules);
    }

    @Test
    @DisplayName("in several is all that any of them concerns, each once; without any it is nothing")
    void ofSeveral() throws Exception {
        assertThat(chosenFor("docs/rules.md\nshipping-context/shipping-service/pom.xml\ndocs/operating.md"))
                .isEqualTo("supporting/edge/gateway,verification,shipping-context/shipping-service");
        assertThat(chosenFor("docs/rules.md\npom.xml")).isEqualTo("all");
        assertThat(chosenFor("")).isEmpty();
    }

    @Test
    @DisplayName("is a module wherever there is one")
    void knowsEveryModule() throws Exception {
        List<String> modules;
        try (Stream<Path> poms = Files.find(
                ROOT,
                5,
                (path, is) -> path.endsWith("pom.xml")
                        && !path.toString().contains("target")
                        && Files.exists(path.resolveSibling("src")))) {
            modules =
                    poms.map(pom -> ROOT.relativize(pom.getParent()).toString()).toList();
        }
        assertThat(modules).hasSizeGreaterThan(20);
        for (String module : modules) {
            assertThat(chosenFor(module + "/src/A.java"))
                    .as(module)
                    .satisfiesAnyOf(
                            chosen -> assertThat(chosen).isEqualTo("all"),
                            chosen -> assertThat(chosen.split(",")).contains(module));
        }
    }

    private static String chosenFor(String files) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        "sh", ROOT.resolve("tools/what-to-build").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream changed = script.getOutputStream()) {
            changed.write((files + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String chosen = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(script.waitFor()).isZero();
        return chosen;
    }
}
