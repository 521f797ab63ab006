package shop.order.ordering;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** ORD-10: what becomes of a parcel that is lost, damaged or returned to its sender, as the shop has set. */
@Component
public final class LostParcels {

    /** {@code order.lost-parcels}. */
    public enum Remedy {
        /** A person decides, parcel by parcel. */
        ASK,
        /** It is refunded at once. */
        REFUND
    }

    private final Remedy remedy;

    public LostParcels(@Value("${order.lost-parcels:ask}") Remedy remedy) {
        this.remedy = remedy;
    }

    boolean areRefunded(ParcelMishap mishap) {
        return remedy == Remedy.REFUND && mishap != ParcelMishap.EXPECTED_BACK;
    }
}
