package shop.payment.provider.simulated;

import shop.payment.api.PaymentMethod;

/**
 * What this provider can do with a method. Whether it pays at once or later, its answer says.
 *
 * @param severalCaptures whether what was set aside may be taken in parts
 * @param refundable whether what was taken can be given back
 */
record Capability(boolean severalCaptures, boolean refundable) {

    static Capability of(PaymentMethod method) {
        return switch (method) {
            case CARD -> new Capability(true, true);
            case DEBIT, VOUCHER, BANK_SLIP -> new Capability(false, true);
        };
    }
}
