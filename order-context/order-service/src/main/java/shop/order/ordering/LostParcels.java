package shop.order.ordering;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** ORD-10: what becomes of a parcel that is lost, damaged or returned to its sender, as the shop has set. */
@Component
public final class LostParcels {

    /** {@code order.lost-parcels}. */
    public enum Choice {
        /** A person decides, parcel by parcel. */
        ASK,
        /** It is refunded at once. */
        REFUND
    }

    private final Choice choice;

    public LostParcels(@Value("${order.lost-parcels:ask}") Choice choice) {
        this.choice = choice;
    }

    boolean areRefunded(ParcelMishap mishap) {
        return choice == Choice.REFUND && mishap != ParcelMishap.EXPECTED_BACK;
    }
}
