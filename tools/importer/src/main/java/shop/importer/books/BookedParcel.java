package shop.importer.books;

/** One parcel. */
public record BookedParcel(ParcelStage stage, Punctuality punctuality) {

    @Override
    public String toString() {
        return switch (punctuality) {
            case ON_TIME -> stage + " on time";
            case LATE -> stage + " late";
            case OPEN -> stage.toString();
        };
    }
}
