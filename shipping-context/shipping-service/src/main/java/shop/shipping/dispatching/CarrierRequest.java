package shop.shipping.dispatching;

import shop.kernel.OrderId;

/**
 * What the carrier is asked for. It is recorded, with the key under which it is asked, before the carrier hears of it;
 * asking again is putting the same recorded request, so that key and content are the same (SHP-02).
 */
public sealed interface CarrierRequest
        permits LabelRequested, LabelGivenBack, InterceptRequested, ReturnLabelRequested {

    /** The id of what the request is for. */
    String subject();

    OrderId orderId();

    /** Names the request to the carrier: however often it is made, one label is sold or taken back for it. */
    String operationKey();
}
