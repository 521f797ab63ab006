package shop.shipping.dispatching;

import shop.shipping.api.ReturnShipmentId;

/**
 * Tells what comes back that the carrier does not take a label back that it has sold beside the one that was asked for, and why.
 */
public record RecordSpareReturnLabelVoidRefused(
        ReturnShipmentId returnShipmentId, String labelId, VoidRefusal reason) {}
