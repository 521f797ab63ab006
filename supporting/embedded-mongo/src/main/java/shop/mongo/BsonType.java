package shop.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** What the file of an embedded MongoDB holds, written as BSON and ordered as MongoDB orders it. */
abstract class BsonType<T> extends BasicDataType<T> {

    /** What most values take when they are written; a longer one has the buffer grow. */
    private static final int USUAL_BYTES = 100;

    private static final String VALUE = "v";
    private static final Comparator<Object> ORDER = ValueComparator.ascWithoutListHandling();

    private final Class<T> kind;

    private BsonType(Class<T> kind) {
        this.kind = kind;
    }

    /** The documents of a collection. */
    static BsonType<Document> ofDocuments() {
        return new BsonType<>(Document.class) {
            @Override
            Document toBson(Document document) {
                return document;
            }

            @Override
            Document fromBson(Document bson) {
                return bson;
            }
        };
    }

    /** Ids of documents. */
    static BsonType<Object> ofValues() {
        return new BsonType<>(Object.class) {
            @Override
            Document toBson(Object value) {
                return value instanceof Missing ? new Document() : new Document(VALUE, value);
            }

            @Override
            Object fromBson(Document bson) {
                return bson.getOrMissing(VALUE);
            }

            @Override
            public int compare(Object one, Object other) {
                return order(one, other);
            }
        };
    }

    /** The values of an index's fields. */
    static BsonType<KeyValue> ofKeys() {
        return new BsonType<>(KeyValue.class) {
            @Override
            Document toBson(KeyValue key) {
                Document bson = new Document();
                for (int field = 0; field < key.size(); field++) {
                    if (!(key.get(field) instanceof Missing)) {
                        bson.put(String.valueOf(field), key.get(field));
                    }
                }
                return bson.append(VALUE, key.size());
            }

            @Override
            KeyValue fromBson(Document bson) {
                List<Object> values = new ArrayList<>();
                for (int field = 0; field < (int) bson.get(VALUE); field++) {
                    values.add(bson.getOrMissing(String.valueOf(field)));
                }
                return new KeyValue(values);
            }

            @Override
            public int compare(KeyValue one, KeyValue other) {
                return order(one, other, 0);
            }
        };
    }

    /** @param from the first field that counts */
    static int order(KeyValue one, KeyValue other, int from) {
        for (int field = from; field < Math.min(one.size(), other.size()); field++) {
            int order = order(one.get(field), other.get(field));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** Whether a query that gives this for a field asks for just this value. */
    static boolean isScalar(Object queried) {
        return queried != null
                && !(queried instanceof Map)
                && !(queried instanceof Collection)
                && !(queried instanceof BsonRegularExpression);
    }

    static int order(Object one, Object other) {
        return one instanceof String text && other instanceof String otherText
                ? text.compareTo(otherText)
                : ORDER.compare(one, other);
    }

    abstract Document toBson(T value);

    abstract T fromBson(Document bson);

    /**
     * So much of the heap is taken: the store keeps as many pages in memory as fit its cache, and splits those that are
     * large.
     */
    @Override
    public final int getMemory(T value) {
        return HeapSize.of(value);
    }

    @Override
    public final void write(WriteBuffer out, T value) {
        ByteBuf bytes = Unpooled.buffer(USUAL_BYTES);
        BsonEncoder.encodeDocument(toBson(value), bytes);
        out.putInt(checksum(bytes.nioBuffer()));
        out.put(bytes.nioBuffer());
    }

    @Override
    public final T read(ByteBuffer in) {
        int checksum = in.remaining() < Integer.BYTES ? 0 : in.getInt();
        int size =
                in.remaining() < Integer.BYTES ? 0 : Integer.reverseBytes(in.getInt(in.position())); // as BSON begins
        if (size < Integer.BYTES || size > in.remaining() || checksum(in.slice().limit(size)) != checksum) {
            throw DataUtils.newMVStoreException(
                    DataUtils.ERROR_FILE_CORRUPT, "a document, or a key, is not what was written");
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(in);
        T value = fromBson(BsonDecoder.decodeBson(bytes));
        in.position(in.position() + bytes.readerIndex());
        return value;
    }

    /** The library has none for what its pages hold. */
    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    @Override
    @SuppressWarnings("unchecked")
    public final T[] createStorage(int size) {
        return (T[]) Array.newInstance(kind, size);
    }
}
