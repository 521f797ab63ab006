package shop.shipping.carrier.planted;

/** A planted violation: EasyPost's client is known in its own room alone. */
record CarrierThatKnowsEasyPost(com.easypost.model.Shipment shipment) {}
