package shop.shipping.carrier.easypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import shop.platform.outside.OutsideCalls;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.shipping.tracking.TrackingInMemory;
import shop.shipping.whereabouts.AskWhereParcelsAre;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A notice of EasyPost")
class EasyPostWebhooksTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "secret";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AggregatesInMemory shipping = TwoBlueMugs.shipments();
    private final TrackingInMemory tracking = new TrackingInMemory();
    private final OutsideCalls threads = new OutsideCalls("test-whereabouts", 1, 10);
    private final EasyPostWebhooks webhooks = new EasyPostWebhooks(
            new EasyPostSettings(
                    URI.create("http://127.0.0.1:1"),
                    "key",
                    List.of("former", SECRET),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    16,
                    Map.of()),
            JsonMapper.shared(),
            tracking.labelled(),
            new AskWhereParcelsAre(
                    label -> {
                        asked.add(label.labelId());
                        await().atMost(SOON).until(() -> answers.getCount() == 0);
                        return List.of();
                    },
                    threads,
                    shipping.events(),
                    shipping.commands(),
                    tracking.unheard(),
                    tracking.awaited(),
                    Clock.systemUTC(),
                    Duration.ofHours(1),
                    Duration.ofHours(2)));

    @BeforeEach
    void aLabelledParcel() {
        shipping.commands().send(TwoBlueMugs.prepare());
        shipping.commands().send(TwoBlueMugs.recordLabelBought());
        shipping.events().readEvents(PARCEL.value()).asStream().forEach(tracking::tell);
    }

    @AfterEach
    void stop() {
        answers.countDown();
        threads.close();
        tracking.close();
    }

    @Test
    @DisplayName("of a parcel has EasyPost asked, by the label, whatever its carrier is called there (SHP-15)")
    void hasItAsked() {
        tell(tracker("label-1"), SECRET);

        await().atMost(SOON).untilAsserted(() -> assertThat(asked).containsExactly("label-1"));
    }

    @Test
    @DisplayName("that comes while EasyPost is asked about the same parcel is to come again (SHP-15)")
    void isToComeAgain() {
        tell(tracker("label-1"), SECRET);
        await().atMost(SOON).until(() -> !asked.isEmpty());

        assertThatThrownBy(() -> tell(tracker("label-1"), SECRET))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));

        answers.countDown();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            tell(tracker("label-1"), SECRET);
            return true;
        });
        await().atMost(SOON).until(() -> asked.size() == 2);
    }

    @Test
    @DisplayName("of somebody else's parcel, or of anything else, is taken and changes nothing")
    void changesNothing() {
        tell(tracker("shp_of_somebody_else"), SECRET);
        tell("{\"result\": {\"object\": \"Batch\", \"shipment_id\": \"label-1\"}}", SECRET);
        tell("{}", SECRET);
        threads.close();

        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("that EasyPost has not signed is refused")
    void isForged() {
        assertThatThrownBy(() -> tell(tracker("label-1"), "another"))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED));
        threads.close();

        assertThat(asked).isEmpty();
    }

    private static String tracker(String shipmentId) {
        return "{\"result\": {\"object\": \"Tracker\", \"carrier\": \"UPS\", \"tracking_code\": \"1Z\", \"shipment_id\": \"%s\"}}"
                .formatted(shipmentId);
    }

    private void tell(String body, String secret) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        webhooks.take("hmac-sha256-hex=" + HexFormat.of().formatHex(signed(bytes, secret)), bytes);
    }

    private static byte[] signed(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
