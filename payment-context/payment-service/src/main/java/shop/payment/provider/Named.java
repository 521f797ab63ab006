package shop.payment.provider;

import java.util.List;
import shop.payment.collecting.Registration;

/**
 * A provider's token for an instrument, or its name for a payment, and whose it is. In what is recorded, that of a
 * provider which stands beside another is written {@code toss:…}: so a payment remembers its own, whatever the
 * settings say later (PAY-20).
 */
record Named(String provider, String name) {

    private static final char MARK = ':';

    /** @param text as it is recorded */
    static Named in(String text, ProvidersAtWork providers) {
        int mark = text.indexOf(MARK);
        String provider = mark < 0 ? "" : text.substring(0, mark);
        return ProvidersAtWork.KNOWN.contains(provider)
                ? new Named(provider, text.substring(mark + 1))
                : new Named(providers.home(), text);
    }

    /** As it is to be recorded. */
    static String recorded(String provider, String name, List<String> beside) {
        return beside.contains(provider) ? provider + MARK + name : name;
    }

    static Registration recorded(String provider, Registration known, List<String> beside) {
        return new Registration(
                recorded(provider, known.providerReference(), beside),
                known.lastFour(),
                known.severalCaptures(),
                known.refundable(),
                known.partialRefunds(),
                known.refundAccount());
    }
}
