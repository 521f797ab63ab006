package shop.order.returns;

import shop.kernel.OrderId;

/**
 * Names one return of an order.
 *
 * @param value {@code return-}, the order's own part, a hyphen and the return's number: {@code return-1001-1}
 */
public record ReturnId(String value) {

    private static final String FORM = "return-[A-Za-z0-9-]{1,64}-[1-9][0-9]{0,2}";

    public ReturnId {
        if (value == null || !value.matches(FORM)) {
            throw new IllegalArgumentException("the id of a return is 'return-', the order's own part, a hyphen and the"
                    + " return's number, such as return-1001-1");
        }
    }

    /** Always the same, so that asking twice is asking once. */
    public static ReturnId of(OrderId order, int number) {
        return new ReturnId("return-" + order.unprefixed() + "-" + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
