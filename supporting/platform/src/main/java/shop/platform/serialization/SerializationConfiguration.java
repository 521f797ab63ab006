package shop.platform.serialization;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Jackson 3 for everything, told what Axon's tokens and our records need. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
public class SerializationConfiguration {

    @Bean
    RevisionResolver revisionResolver() {
        return new KernelRevisions();
    }

    @Bean
    MessageNames messageNames() {
        return MessageNames.onTheClassPath();
    }

    /** For events, commands, queries, answers and tokens alike. */
    @Bean
    @Primary
    Serializer serializer(MessageNames names) {
        return messageSerializer(names);
    }

    /** What every service stores and sends with; golden files are read and written by the very same. */
    public static Serializer messageSerializer(MessageNames names) {
        return new MessageSerializer(names, new KernelRevisions(), SerializationConfiguration.class.getClassLoader());
    }

    @Bean
    JsonMapperBuilderCustomizer httpBodies() {
        return SerializationConfiguration::asPlainData;
    }

    /** The settings under which every message is stored. */
    public static void forMessagesAndTokens(JsonMapper.Builder mapper) {
        asPlainData(mapper);
        // Tokens name their classes; private state without field visibility would be written as {}, silently.
        mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("shop.")
                        .build())
                .changeDefaultVisibility(visibility -> visibility.withFieldVisibility(Visibility.ANY));
    }

    private static void asPlainData(MapperBuilder<?, ?> mapper) {
        mapper.annotationIntrospector(
                        AnnotationIntrospector.pair(new ValuesAsPlainText(), mapper.annotationIntrospector()))
                // What a value can tell of itself, such as whether an amount is zero, is no part of it.
                .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }
}
