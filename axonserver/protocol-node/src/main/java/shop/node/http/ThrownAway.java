package shop.node.http;

import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Where pieces of a body go that nobody wants. */
final class ThrownAway implements ApplicationBufferHandler {

    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long total;

    @Override
    public void setByteBuffer(ByteBuffer next) {
        piece = next;
        total += next.remaining();
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return piece;
    }

    @Override
    public void expand(int size) {
        // What is thrown away needs no more room.
    }

    long total() {
        return total;
    }
}
