package shop.shipping.api;

/** Asks where something stands that comes back; answered by {@link ReturnShipmentView}, or by nothing. */
public record FindReturnShipment(ReturnShipmentId returnShipmentId) {}
