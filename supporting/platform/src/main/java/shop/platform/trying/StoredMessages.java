package shop.platform.trying;

import org.axonframework.serialization.Serializer;
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
}
