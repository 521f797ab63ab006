package shop.shipping.carrier.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.shipping.carrier.CarrierContract;
import shop.shipping.dispatching.ScanStatus;

@DisplayName("A carrier whose numbers people tell, as every carrier,")
class TrackerContractTest extends CarrierContract {

    private TrackerOnPaper tracker;

    @Override
    protected World open() throws Exception {
        tracker = new TrackerOnPaper();
        return tracker;
    }

    @Override
    protected Map<String, ScanStatus> statuses() {
        return TrackerScanBookTest.STATUSES;
    }

    @Override
    protected ScanStatus inOurWords(String status) {
        return TrackerWords.of(status);
    }

    @Test
    @DisplayName("can do nothing for us, and says so")
    void saysSo() {
        assertThat(tracker.carrier().abilities()).isEmpty();
        assertThat(tracker.carrier().drawnAt(tracker.labelled(1).labelId())).isEmpty();
    }
}
