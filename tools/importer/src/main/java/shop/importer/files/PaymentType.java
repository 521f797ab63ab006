package shop.importer.files;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a customer paid, in the format's own words. */
public enum PaymentType {
    CREDIT_CARD("credit_card"),
    DEBIT_CARD("debit_card"),
    VOUCHER("voucher"),
    BOLETO("boleto");

    static final Map<String, PaymentType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(PaymentType::word, Function.identity()));

    private final String word;

    PaymentType(String word) {
        this.word = word;
    }

    /** As the files write it. */
    public String word() {
        return word;
    }
}
