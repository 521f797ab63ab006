package shop.kernel;

import java.util.Objects;

/**
 * The only place in any message where a person's name, address or contact may stand. Because it is one type that says
 * whose data it holds, it can be enciphered with that customer's key and forgotten by deleting the key. It never shows
 * its content in a log line.
 *
 * @param owner the subject id of the person whose data this is
 * @param recipient the data itself
 */
public record PersonalData(String owner, Recipient recipient) {

    public PersonalData {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(recipient, "recipient");
    }

    @Override
    public String toString() {
        return "personal data of " + owner;
    }
}
