package shop.shipping.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelNotDrawn;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.shipping.labels.PrintableLabels;

@DisplayName("Labels that the carrier draws")
class LabelsOnPaperTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int AT_ONCE = 8;

    private final AggregatesInMemory shipping = TwoBlueMugs.shipments();

    @BeforeEach
    void aLabelledParcel() {
        shipping.commands().send(TwoBlueMugs.prepare());
        shipping.commands().send(TwoBlueMugs.recordLabelBought());
    }

    @Test
    @DisplayName("keep so many waiting while the carrier stalls, and no more (SHP-02)")
    void keepNobodyWaiting() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch stalled = new CountDownLatch(1);
        LabelsOnPaper paper = paper(id -> {
            asked.incrementAndGet();
            await().atMost(SOON).until(() -> stalled.getCount() == 0);
            return Optional.of(URI.create("https://example.org/label.pdf"));
        });
        ExecutorService packers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<ResponseEntity<byte[]>>> printing = IntStream.range(0, AT_ONCE)
                    .mapToObj(packer -> packers.submit(() -> paper.of(PARCEL)))
                    .toList();
            await().atMost(SOON).until(() -> asked.get() == AT_ONCE);

            assertRefused(paper, HttpStatus.SERVICE_UNAVAILABLE);

            stalled.countDown();
            for (Future<ResponseEntity<byte[]>> printed : printing) {
                assertThat(printed.get().getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
            }
            assertThat(paper.of(PARCEL).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
        } finally {
            stalled.countDown();
            packers.shutdownNow();
        }
    }

    @Test
    @DisplayName("are not waited for longer than whoever prints would, however long the carrier takes (SHP-02)")
    void areNotWaitedFor() {
        CountDownLatch stalled = new CountDownLatch(1);
        LabelsOnPaper paper = paper(Duration.ofMillis(1), id -> {
            await().atMost(SOON).until(() -> stalled.getCount() == 0);
            return Optional.empty();
        });
        try {
            assertRefused(paper, HttpStatus.SERVICE_UNAVAILABLE);
        } finally {
            stalled.countDown();
        }
    }

    @Test
    @DisplayName(
            "are not to be asked for again where there is no drawing: the parcel is cancelled, or brought without one")
    void haveNoDrawing() {
        LabelsOnPaper paper = paper(id -> {
            throw new LabelNotDrawn(id);
        });
        assertRefused(paper, HttpStatus.CONFLICT);

        AggregatesInMemory back = OneMugThatComesBack.returnShipments(Clock.systemUTC());
        back.commands().send(OneMugThatComesBack.prepareReturn());
        back.commands().send(OneMugThatComesBack.recordReturnLabelBought());
        LabelsOnPaper paperOfReturns = new LabelsOnPaper(
                new PrintableLabels(back.events()),
                new Drawer(id -> {
                    throw new LabelNotDrawn(id);
                }),
                new PrintingSettings(SOON));
        assertThatThrownBy(() -> paperOfReturns.of(OneMugThatComesBack.BACK))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getBody().getDetail())
                                .contains("brought without one")
                                .doesNotContain("cancel"));
    }

    private static void assertRefused(LabelsOnPaper paper, HttpStatus status) {
        assertThatThrownBy(() -> paper.of(PARCEL))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(status));
    }

    private LabelsOnPaper paper(Drawing drawing) {
        return paper(SOON, drawing);
    }

    private LabelsOnPaper paper(Duration within, Drawing drawing) {
        return new LabelsOnPaper(
                new PrintableLabels(shipping.events()), new Drawer(drawing), new PrintingSettings(within));
    }

    private interface Drawing {
        Optional<URI> of(String labelId);
    }

    /** A carrier that is asked for nothing but drawings. */
    private record Drawer(Drawing drawing) implements Carrier {

        @Override
        public LabelAnswer buyLabel(LabelRequested request) {
            throw new AssertionError("nobody buys here");
        }

        @Override
        public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
            throw new AssertionError("nobody buys here");
        }

        @Override
        public VoidAnswer voidLabel(LabelGivenBack request) {
            throw new AssertionError("nobody gives anything back here");
        }

        @Override
        public Optional<URI> drawnAt(String labelId) {
            return drawing.of(labelId);
        }
    }
}
