package shop.platform.trying;

import java.util.List;
import org.axonframework.serialization.Serializer;
import shop.http.InvalidField;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;
import shop.wording.scenario.StoredForm;

/** Messages as every service stores and sends them, for the book of the business. */
public final class StoredMessages implements StoredForm {

    private final MessageNames names = MessageNames.onTheClassPath();
    private final Serializer serializer = SerializationConfiguration.messageSerializer(names);

    @Override
    public String name(Object message) {
        return names.nameOf(message.getClass());
    }

    @Override
    public String content(Object message) {
        return serializer.serialize(message, String.class).getData();
    }

    /** Whether it keeps within the bounds of whoever plays it. */
    @Override
    public boolean canBeTried(List<?> said) {
        Bounds bounds = new Bounds();
        try {
            said.forEach(each -> bounds.check("", each));
        } catch (InvalidField beyond) {
            return false;
        }
        return said.stream()
                .filter(Record.class::isInstance)
                .allMatch(message -> content(message).length() <= Bounds.LONGEST_CONTENT);
    }
}
