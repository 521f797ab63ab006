package shop.order.ordering;

import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.SerializerProperties;
import org.axonframework.springboot.TagsConfigurationProperties;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import shop.platform.serialization.SerializationConfiguration;

/** The serializer that the running service stores its events with, built by the same configuration. */
public final class ProductionSerializer {

    private ProductionSerializer() {}

    public static Serializer create() {
        var properties = new SerializerProperties();
        properties.setGeneral(SerializerProperties.SerializerType.JACKSON3);
        var context = new AnnotationConfigApplicationContext(SerializationConfiguration.class);
        return new AxonAutoConfiguration(
                        new EventProcessorProperties(), properties, new TagsConfigurationProperties(), context)
                .serializer(context.getBean(RevisionResolver.class));
    }
}
