package shop.platform.correcting;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** An event with other metadata than the log has for it. The framework's own way to raise metadata would read those first. */
record WithMetadata(IntermediateEventRepresentation event, MetaData metadata)
        implements IntermediateEventRepresentation {

    @Override
    public LazyDeserializingObject<MetaData> getMetaData() {
        return new LazyDeserializingObject<>(metadata);
    }

    @Override
    public <T> IntermediateEventRepresentation upcast(
            SerializedType outputType,
            Class<T> expectedRepresentationType,
            Function<T, T> upcastFunction,
            Function<MetaData, MetaData> metaDataUpcastFunction) {
        return new WithMetadata(
                event.upcastPayload(outputType, expectedRepresentationType, upcastFunction),
                metaDataUpcastFunction.apply(metadata));
    }

    @Override
    public SerializedType getType() {
        return event.getType();
    }

    @Override
    public SerializedObject<?> getData() {
        return event.getData();
    }

    @Override
    public <D> SerializedObject<D> getData(Class<D> requiredType) {
        return event.getData(requiredType);
    }

    @Override
    public Class<?> getContentType() {
        return event.getContentType();
    }

    @Override
    public String getMessageIdentifier() {
        return event.getMessageIdentifier();
    }

    @Override
    public Optional<String> getAggregateType() {
        return event.getAggregateType();
    }

    @Override
    public Optional<String> getAggregateIdentifier() {
        return event.getAggregateIdentifier();
    }

    @Override
    public Optional<Long> getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public Optional<TrackingToken> getTrackingToken() {
        return event.getTrackingToken();
    }

    @Override
    public Instant getTimestamp() {
        return event.getTimestamp();
    }

    @Override
    public boolean canConvertDataTo(Class<?> requiredType) {
        return event.canConvertDataTo(requiredType);
    }
}
