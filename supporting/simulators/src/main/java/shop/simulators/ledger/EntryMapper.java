package shop.simulators.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of one family as the JSON that is stored. Set up apart from the HTTP edge, so that a change there never
 * changes what a stored entry means.
 *
 * @param <E> the family of entries
 */
public final class EntryMapper<E> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private final ObjectReader reader;
    private final ObjectWriter writer;

    public EntryMapper(Class<E> family) {
        this.reader = MAPPER.readerFor(family);
        this.writer = MAPPER.writerFor(family);
    }

    public byte[] write(E entry) {
        return writer.writeValueAsBytes(entry);
    }

    public E read(byte[] json) {
        return reader.readValue(json);
    }
}
