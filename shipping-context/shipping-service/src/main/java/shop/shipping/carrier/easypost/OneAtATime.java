package shop.shipping.carrier.easypost;

import java.util.function.Supplier;
import shop.shipping.dispatching.Carrier.LabelAnswer;

/** Has one of all instances of this service at a time ask for the same label. */
@FunctionalInterface
interface OneAtATime {

    /**
     * What comes of asking.
     *
     * @param key of the request
     * @throws shop.shipping.dispatching.CarrierDidNotAnswer when another is asking for it just now
     */
    LabelAnswer ask(String key, Supplier<LabelAnswer> asking);
}
