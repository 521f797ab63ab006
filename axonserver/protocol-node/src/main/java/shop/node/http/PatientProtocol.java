package shop.node.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** HTTP/1.1 with an end to every waiting: for the headers in all, and for a reader to read on. */
final class PatientProtocol extends Http11NioProtocol {

    private static final Log LOG = LogFactory.getLog(PatientProtocol.class);

    private static final String CONNECTION = PatientProtocol.class.getName() + ".connection";

    private final Duration headersWithin;
    private final Duration readOnWithin;

    PatientProtocol(Duration headersWithin, Duration readOnWithin) {
        this.headersWithin = headersWithin;
        this.readOnWithin = readOnWithin;
        setConnectionTimeout(Math.toIntExact(headersWithin.toMillis()));
    }

    @Override
    protected Log getLog() {
        return LOG;
    }

    /** How its threads are called, in the quotation marks that Tomcat takes away. */
    @Override
    public String getName() {
        return "\"node-http\"";
    }

    /** From now on waits so long at the most when it reads a request's body. */
    static void waitForMore(Request request, Duration patience) {
        if (request.getAttribute(CONNECTION) instanceof SocketWrapperBase<?> connection) {
            connection.setReadTimeout(patience.toMillis());
        }
    }

    @Override
    protected Processor createProcessor() {
        return new InTime(this);
    }

    /**
     * Hangs up on who has not come to the end of the headers in time. Tomcat's own time-out is for one silence, and begins
     * again with every byte.
     */
    private static final class InTime extends Http11Processor {

        private final PatientProtocol patient;

        InTime(PatientProtocol patient) {
            super(patient, patient.getAdapter());
            this.patient = patient;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            request.setAttribute(CONNECTION, connection);
            connection.setWriteTimeout(patient.readOnWithin.toMillis());
            SocketState state = super.service(connection);
            return state == SocketState.LONG && isLate() ? SocketState.CLOSED : state;
        }

        private boolean isLate() {
            long begun = request.getStartTimeNanos();
            return begun >= 0 && System.nanoTime() - begun > patient.headersWithin.toNanos();
        }
    }
}
