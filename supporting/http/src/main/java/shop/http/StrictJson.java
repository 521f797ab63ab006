package shop.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads bodies to the letter: nothing is guessed, converted, overwritten or left unread. For bodies alone. */
final class StrictJson {

    static final int DEEPEST = 20;
    static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NUMBER = 40;

    private StrictJson() {}

    /** RFC 8259, 8.1: what is sent to others is UTF-8. A reader that guesses takes what no other on the way can read. */
    static void bound(JsonFactoryBuilder factory) {
        factory.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
        factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .maxNameLength(LONGEST_NAME)
                .maxNumberLength(LONGEST_NUMBER)
                .build());
    }

    static void read(JsonMapper.Builder mapper) {
        mapper.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // 12.90 is no number of cents; cut to 12 it would be a wrong amount that nobody notices.
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfigDefaults(coercions -> coercions
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .addModule(new SimpleModule("shop.http")
                        .setDeserializerModifier(new ValueDeserializerModifier() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public ValueDeserializer<?> modifyEnumDeserializer(
                                    DeserializationConfig config,
                                    JavaType type,
                                    BeanDescription.Supplier description,
                                    ValueDeserializer<?> reader) {
                                return new Word(reader);
                            }

                            @Override
                            public ValueDeserializer<?> modifyDeserializer(
                                    DeserializationConfig config,
                                    BeanDescription.Supplier description,
                                    ValueDeserializer<?> reader) {
                                return Whole.NUMBERS.contains(reader.handledType()) ? new Whole(reader) : reader;
                            }
                        })
                        .addDeserializer(String.class, new Text(false))
                        .addDeserializer(Instant.class, new Formed<>(Forms.MOMENT))
                        .addDeserializer(LocalDate.class, new Formed<>(Forms.DAY)));
    }

    /** Thrown where a value has not the form that it must have; the reader adds where. */
    static final class WrongForm extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        private final String code;

        WrongForm(JsonParser parser, String code, String expected) {
            super(parser, expected);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** A text that is one: no number or truth value is taken for it. */
    private static final class Text extends StdScalarDeserializer<String> {

        private final boolean name;

        Text(boolean name) {
            super(String.class);
            this.name = name;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return property != null && property.getAnnotation(Identifier.class) != null ? new Text(true) : this;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new WrongForm(parser, Unreadable.WRONG_TYPE, "must be a text");
            }
            String text = parser.getString();
            (name ? Texts.wrongWithName(text) : Texts.wrongWith(text)).ifPresent(wrong -> {
                throw new WrongForm(parser, "invalid-text", wrong);
            });
            return text;
        }
    }

    /** One of some words, as it is: the reader below would strip spaces, and control characters with them. */
    private static final class Word extends DelegatingDeserializer {

        Word(ValueDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Word(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && !parser.getString().equals(parser.getString().strip().trim())) {
                throw new WrongForm(parser, Unreadable.WRONG_TYPE, Unreadable.expected(handledType()));
            }
            return super.deserialize(parser, context);
        }
    }

    /** A whole number, which for JSON Schema 474.0 is as well. */
    private static final class Whole extends DelegatingDeserializer {

        static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

        Whole(ValueDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Whole(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                try {
                    BigDecimal number = parser.getDecimalValue();
                    boolean isShort = handledType() == int.class || handledType() == Integer.class;
                    return isShort ? (Object) number.intValueExact() : (Object) number.longValueExact();
                } catch (ArithmeticException notWhole) {
                    return super.deserialize(parser, context);
                }
            }
            return super.deserialize(parser, context);
        }
    }

    /** A value that is written as a text of one form. */
    private static final class Formed<T> extends StdScalarDeserializer<T> {

        private final transient Forms.Form<T> form;

        Formed(Forms.Form<T> form) {
            super(form.type());
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new WrongForm(parser, Unreadable.WRONG_TYPE, form.expected());
            }
            return form.read(parser.getString())
                    .orElseThrow(() -> new WrongForm(parser, InvalidField.INVALID, form.expected()));
        }
    }
}
