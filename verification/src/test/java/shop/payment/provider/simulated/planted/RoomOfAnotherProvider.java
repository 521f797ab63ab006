package shop.payment.provider.simulated.planted;

/** What another provider's planted violation looks into. */
public interface RoomOfAnotherProvider {}
