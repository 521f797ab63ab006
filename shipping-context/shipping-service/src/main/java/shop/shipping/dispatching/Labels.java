package shop.shipping.dispatching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All labels that a shipment has asked for, numbered from 1. Only the last can be asked for or wanted. */
final class Labels {

    private final List<Label> labels = new ArrayList<>();

    /** The number that the next label gets. */
    int nextNumber() {
        return labels.size() + 1;
    }

    boolean isAskedFor() {
        return last().filter(Label::isAskedFor).isPresent();
    }

    boolean isAskedFor(int number) {
        return last().filter(Label::isAskedFor)
                .filter(label -> label.number() == number)
                .isPresent();
    }

    boolean isVoidAskedFor(int number) {
        return last().filter(Label::isVoidAskedFor)
                .filter(label -> label.number() == number)
                .isPresent();
    }

    /** Whether the last one is to be given back, and the carrier has not answered yet. */
    boolean isVoidAskedFor() {
        return last().filter(Label::isVoidAskedFor).isPresent();
    }

    /** Whether the carrier did not take the last one back. */
    boolean isVoidRefused() {
        return last().filter(Label::isVoidRefused).isPresent();
    }

    /** Whether whoever packs prints the last one and tells its number. */
    boolean isOfPacker() {
        return last().filter(Label::isOfPacker).isPresent();
    }

    /** Whether they have not told it yet. */
    boolean isNumberAwaited() {
        return last().filter(Label::isNumberAwaited).isPresent();
    }

    /** Whether the parcel goes with the one of this id. */
    boolean isKnownAs(String labelId) {
        return last().filter(label -> label.isKnownAs(labelId)).isPresent();
    }

    /** Whether another than this one was sold for the same request. */
    boolean wasAnotherSold(int number, String labelId) {
        return labels.stream()
                .filter(label -> label.number() == number)
                .filter(Label::wasBought)
                .filter(Predicate.not(Label::isOfPacker))
                .anyMatch(label -> !label.labelId().equals(labelId));
    }

    /** Whether the last one was sold. */
    boolean isBought() {
        return last().filter(Label::wasBought).isPresent();
    }

    /** Whether one of them carries this tracking code, one that was taken back since included. */
    boolean anyIsScannedAs(String trackingCode) {
        return labels.stream().anyMatch(label -> label.isScannedAs(trackingCode));
    }

    void on(LabelRequested event) {
        labels.add(new Label(event));
    }

    void on(LabelBought event) {
        latest().on(event);
    }

    void on(LabelRefused event) {
        latest().on(event);
    }

    void on(TrackingNumberAwaited event) {
        latest().on(event);
    }

    void on(LabelVoidRequested event) {
        latest().on(event);
    }

    void on(LabelVoided event) {
        latest().on(event);
    }

    void on(LabelVoidRefused event) {
        latest().on(event);
    }

    /** The label that was asked for last. */
    Label latest() {
        return last().orElseThrow();
    }

    private Optional<Label> last() {
        return labels.stream().reduce((before, after) -> after);
    }
}
