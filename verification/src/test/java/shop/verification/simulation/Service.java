package shop.verification.simulation;

/** Each is a process of its own, and can end for itself. */
enum Service {
    ORDER,
    PAYMENT,
    SHIPPING
}
