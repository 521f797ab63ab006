package shop.order.ordering;

import org.axonframework.serialization.Serializer;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;

/** The serializer that the running service stores its events with. */
public final class ProductionSerializer {

    private ProductionSerializer() {}

    public static Serializer create() {
        return SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());
    }
}
