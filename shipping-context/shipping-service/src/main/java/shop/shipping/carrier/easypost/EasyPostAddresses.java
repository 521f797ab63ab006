package shop.shipping.carrier.easypost;

import com.easypost.model.Address;
import com.easypost.model.AddressVerification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.kernel.Recipient;

/** Addresses in EasyPost's words, and back. No e-mail address is told. */
final class EasyPostAddresses {

    /** The errors of a verification (docs.easypost.com: Errors) that say that there is no such place, or not all of it. */
    private static final Set<String> NOWHERE = Set.of(
            "E.ADDRESS.NOT_FOUND",
            "E.ADDRESS.INVALID",
            "E.ADDRESS.INSUFFICIENT",
            "E.ADDRESS.DELIVERY.INVALID",
            "E.HOUSE_NUMBER.MISSING",
            "E.HOUSE_NUMBER.INVALID",
            "E.STREET.MISSING",
            "E.STREET.INVALID",
            "E.BOX_NUMBER.MISSING",
            "E.BOX_NUMBER.INVALID",
            "E.ZIP.NOT_FOUND",
            "E.ZIP.INVALID",
            "E.CITY_STATE.INVALID",
            "E.STATE.INVALID");

    private EasyPostAddresses() {}

    static Map<String, Object> of(Recipient recipient) {
        Map<String, Object> address = new HashMap<>();
        address.put("name", recipient.name());
        address.put("street1", recipient.street());
        recipient.street2().ifPresent(line -> address.put("street2", line));
        address.put("city", recipient.city());
        address.put("state", recipient.region());
        address.put("zip", recipient.postcode());
        address.put("country", recipient.country());
        recipient.phone().ifPresent(number -> address.put("phone", number));
        return address;
    }

    /** The same, to be checked as well. */
    static Map<String, Object> checked(Map<String, Object> address) {
        Map<String, Object> both = new HashMap<>(address);
        both.put("verify", List.of("delivery"));
        return both;
    }

    /** The same, not to be checked. */
    static Map<?, ?> unchecked(Map<?, ?> address) {
        Map<?, ?> plain = new HashMap<>(address);
        plain.remove("verify");
        return plain;
    }

    static Map<String, Object> of(EasyPostSettings.Sender sender) {
        Map<String, Object> address = new HashMap<>();
        address.put("company", sender.company());
        address.put("street1", sender.street());
        address.put("city", sender.city());
        address.put("state", sender.state());
        address.put("zip", sender.postcode());
        address.put("country", sender.country());
        address.put("phone", sender.phone());
        return address;
    }

    /**
     * Whether it is known that nothing can be delivered there. It is not where nobody has looked: the verifier was away, does
     * not know the country, or found more than one such place.
     */
    static boolean isNowhere(Address address) {
        return Optional.ofNullable(address)
                .map(Address::getVerifications)
                .flatMap(checks -> Optional.ofNullable(checks.getDelivery()))
                .filter(check -> Boolean.FALSE.equals(check.getSuccess()))
                .map(AddressVerification::getErrors)
                .stream()
                .flatMap(List::stream)
                .anyMatch(error -> error.getCode() != null && NOWHERE.contains(error.getCode()));
    }

    /** Whether it is known that parcels can be delivered there. */
    static boolean isChecked(Address address) {
        return Optional.ofNullable(address.getVerifications())
                .flatMap(checks -> Optional.ofNullable(checks.getDelivery()))
                .filter(check -> Boolean.TRUE.equals(check.getSuccess()))
                .isPresent();
    }

    /** What was put right; nothing where only the case of letters has changed. */
    static Optional<Recipient> corrected(Recipient given, Address checked) {
        if (checked == null) {
            return Optional.empty();
        }
        Recipient right = new Recipient(
                given.name(),
                better(given.street(), checked.getStreet1()),
                better(given.city(), checked.getCity()),
                better(given.postcode(), checked.getZip()),
                better(given.region(), checked.getState()),
                given.country(),
                given.email(),
                given.street2(),
                given.phone());
        return Optional.of(right).filter(address -> !address.equals(given));
    }

    private static String better(String given, String checked) {
        return checked == null || checked.isBlank() || checked.equalsIgnoreCase(given) ? given : checked;
    }
}
