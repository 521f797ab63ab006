package shop.order.ordering;

/** What is asked of one parcel, or was heard of it. */
public sealed interface ParcelFact extends OrderFact
        permits ParcelLabelled,
                ParcelHandedOver,
                ParcelDelivered,
                ParcelCancellationRequested,
                ParcelCancellationRefused,
                ParcelCancelled,
                CancelledParcelScanned,
                ParcelHeld,
                ParcelReleased,
                ParcelMishapReported,
                ParcelFoundAgain {
    String shipFrom();
}
