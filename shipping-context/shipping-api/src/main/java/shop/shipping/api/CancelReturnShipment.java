package shop.shipping.api;

/**
 * Has something brought back no more, because whoever gives it back has taken that back. Its label goes back to the carrier,
 * unless the carrier has it; asking again, or too late, changes nothing.
 */
public record CancelReturnShipment(ReturnShipmentId returnShipmentId) {}
