package shop.shipping.destination;

import java.util.Optional;
import shop.kernel.Recipient;

/**
 * Where a parcel goes (SHP-01).
 *
 * @param given the address to which its label was asked for
 * @param corrected that address as the carrier has put it right, if it has
 */
public record Destination(Recipient given, Optional<Recipient> corrected) {

    /** Where the label says that it goes. */
    public Recipient recipient() {
        return corrected.orElse(given);
    }

    /** Keeps the address out of every log. */
    @Override
    public String toString() {
        return "a destination";
    }
}
