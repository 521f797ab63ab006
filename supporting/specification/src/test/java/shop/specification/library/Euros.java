package shop.specification.library;

import java.math.BigDecimal;

record Euros(long cents) {

    @Override
    public String toString() {
        return BigDecimal.valueOf(cents, 2) + " EUR";
    }
}
