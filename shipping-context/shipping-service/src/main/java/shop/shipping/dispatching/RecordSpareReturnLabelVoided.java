package shop.shipping.dispatching;

import shop.shipping.api.ReturnShipmentId;

/**
 * Tells what comes back that the carrier has taken a label back that it had sold beside the one that was asked for.
 */
public record RecordSpareReturnLabelVoided(ReturnShipmentId returnShipmentId, String labelId) {}
