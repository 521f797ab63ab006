package shop.platform.serialization;

import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Axon's JSON, under the {@link MessageNames names} of messages in place of their classes' names. */
final class MessageSerializer extends Jackson3Serializer {

    private final MessageNames names;
    private final RevisionResolver revisions;

    MessageSerializer(MessageNames names, RevisionResolver revisions, ClassLoader classes) {
        super(builder()
                .revisionResolver(revisions)
                .converter(new ChainingConverter(classes))
                .classLoader(classes)
                .jsonMapperBuilderCustomizer(mapper -> {
                    SerializationConfiguration.forMessagesAndTokens(mapper);
                    mapper.addModule(expectedAnswers(names, classes));
                }));
        this.names = names;
        this.revisions = revisions;
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return names.classNameOf(type.getName());
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework declares it
    public SerializedType typeForClass(Class type) {
        SerializedType plain = super.typeForClass(type);
        return plain.getName().startsWith("shop.")
                ? new SimpleSerializedType(names.nameOf(type), plain.getRevision())
                : plain;
    }

    /**
     * Refuses a revision that this version does not know, once the upcasters have done what they can: fields that it does
     * not know would be dropped in silence, and a new meaning taken for the old.
     */
    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        String revision = stored.getType().getRevision();
        if (revision != null) {
            Class<?> type = classForType(stored.getType());
            String known = revisions.revisionOf(type);
            if (known != null && !known.equals(revision)) {
                throw new SerializationException("Revision " + revision + " of "
                        + stored.getType().getName() + " is not known here, only revision " + known);
            }
        }
        return super.deserialize(stored);
    }

    /** A query says which class it expects for an answer: by that answer's name, too. */
    private static SimpleModule expectedAnswers(MessageNames names, ClassLoader classes) {
        return new SimpleModule("expected answers")
                .addSerializer(new ClassToName(names))
                .addDeserializer(Class.class, new NameToClass(names, classes));
    }

    private static final class ClassToName extends StdSerializer<Class<?>> {

        private final transient MessageNames names;

        ClassToName(MessageNames names) {
            super(Class.class);
            this.names = names;
        }

        @Override
        public void serialize(Class<?> type, JsonGenerator json, SerializationContext context) {
            json.writeString(names.nameOf(type));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class NameToClass extends StdDeserializer<Class> {

        private final transient MessageNames names;
        private final transient ClassLoader classes;

        NameToClass(MessageNames names, ClassLoader classes) {
            super(Class.class);
            this.names = names;
            this.classes = classes;
        }

        @Override
        public Class<?> deserialize(JsonParser json, DeserializationContext context) {
            String name = names.classNameOf(json.getString());
            try {
                return Class.forName(name, false, classes);
            } catch (ClassNotFoundException unknown) {
                return (Class<?>) context.handleWeirdStringValue(Class.class, name, "no message has this name");
            }
        }
    }
}
