package shop.shipping.carrier.easypost;

import com.easypost.model.Address;
import com.easypost.model.AddressVerification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Recipient;

/** EasyPostAddresses in EasyPost's words, and back. No e-mail address is told. */
final class EasyPostAddresses {

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
        address.put("verify", List.of("delivery"));
        return address;
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

    /** Whether it is known that nothing can be delivered there; where it was not looked at, it is not. */
    static boolean isNowhere(Address address) {
        return Optional.ofNullable(address)
                .map(Address::getVerifications)
                .flatMap(checks -> Optional.ofNullable(checks.getDelivery()))
                .map(AddressVerification::getSuccess)
                .filter(success -> !success)
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
