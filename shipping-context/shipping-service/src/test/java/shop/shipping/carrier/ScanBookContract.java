package shop.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.shipping.carrier.ScanBook.KnownLabel;
import shop.shipping.carrier.ScanBook.Seen;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.ScanStatus;

/**
 * What the shop relies on with every carrier that is asked what it has seen of a parcel. An adapter passes it against
 * a server that answers as the carrier's published description says.
 */
public abstract class ScanBookContract {

    protected static final Instant MORNING = Instant.parse("2026-01-06T00:30:00Z");
    protected static final Instant EVENING = Instant.parse("2026-01-06T09:30:00Z");

    protected abstract World open() throws Exception;

    /** Its word for each status that its description names, and ours for it. */
    protected abstract Map<String, ScanStatus> statuses();

    protected abstract ScanStatus inOurWords(String status);

    /** A carrier with all that goes wrong on the way to it. */
    public interface World extends AutoCloseable {

        ScanBook book();

        /** A label that the carrier knows, or does not. */
        KnownLabel label(boolean known);

        /** The carrier has seen the parcel of the label that it knows. */
        void seen(String status, Instant at);

        void loseAnswers(boolean lost);

        /** Some word of the carrier for a scan that says that it has the parcel. */
        String onItsWay();

        @Override
        void close();
    }

    protected World world;

    @BeforeEach
    void begin() throws Exception {
        world = open();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @DisplayName("tells all that it has seen, each time under the same ids (SHP-05)")
    void tellsTheSameEachTime() {
        assertThat(world.book().scansOf(world.label(true))).isEmpty();
        world.seen(world.onItsWay(), MORNING);
        List<Seen> first = world.book().scansOf(world.label(true));
        world.seen(world.onItsWay(), EVENING);
        List<Seen> both = world.book().scansOf(world.label(true));

        assertThat(both).hasSize(2).containsAll(first);
        assertThat(both).extracting(Seen::at).containsExactlyInAnyOrder(MORNING, EVENING);
        assertThat(both).extracting(Seen::notificationId).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("tells nothing of a number that it does not know")
    void knowsNoSuchNumber() {
        assertThat(world.book().scansOf(world.label(false))).isEmpty();
    }

    @Test
    @DisplayName("says that it has not answered where an answer gets lost")
    void losesAnswers() {
        world.seen(world.onItsWay(), MORNING);
        world.loseAnswers(true);
        assertThatThrownBy(() -> world.book().scansOf(world.label(true))).isInstanceOf(CarrierDidNotAnswer.class);
        world.loseAnswers(false);
        assertThat(world.book().scansOf(world.label(true))).hasSize(1);
    }

    @Test
    @DisplayName("has no status without a word of ours, and any other text is kept and tells nothing (SHP-05)")
    void everyStatusHasAWord() {
        assertThat(statuses())
                .isNotEmpty()
                .allSatisfy((status, word) ->
                        assertThat(inOurWords(status)).as(status).isEqualTo(word));
        assertThat(inOurWords("EATEN_BY_A_DOG")).isEqualTo(ScanStatus.OTHER);
        world.seen("EATEN_BY_A_DOG", MORNING);
        assertThat(world.book().scansOf(world.label(true))).singleElement().satisfies(scan -> {
            assertThat(scan.status()).isEqualTo(ScanStatus.OTHER);
            assertThat(scan.carrierStatus()).isEqualTo("EATEN_BY_A_DOG");
        });
    }
}
