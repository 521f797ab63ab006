package shop.order.ordering;

/**
 * What is asked of one parcel, or was heard of it. A parcel is named after its ship-from; another that it sends has a
 * number behind it: {@code warehouse-berlin}, {@code warehouse-berlin.2}.
 */
public sealed interface ParcelFact extends OrderFact
        permits ParcelRedirected,
                ParcelRedirectionRefused,
                ParcelMoved,
                ParcelLabelled,
                ParcelHandedOver,
                ParcelDelivered,
                ParcelCancellationRequested,
                ParcelCancellationRefused,
                ParcelCancelled,
                ParcelInterceptRequested,
                ParcelInterceptAccepted,
                ParcelInterceptRefused,
                UnitsFact,
                UnitsMadeGood,
                CancelledParcelScanned,
                ParcelHeld,
                ParcelReleased,
                ParcelHoldCarriedOut,
                ParcelMishapReported,
                ParcelFoundAgain,
                ParcelRefunded,
                ParcelReplaced,
                SentApart,
                UnitsExchanged,
                ParcelTurnedUp,
                ParcelAgreedUpon,
                ParcelLocated {
    /** The parcel's name. */
    String shipFrom();
}
