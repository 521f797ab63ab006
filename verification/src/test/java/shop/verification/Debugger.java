package shop.verification;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Has an error strike a thread of another process, wherever that thread is, as a debugger can: without a hole in the program
 * for it.
 */
final class Debugger {

    private Debugger() {}

    /**
     * @param port at which the process waits for a debugger
     * @param holder the class that has the error
     * @param field its static field
     * @param name of the thread; of several, the first by name
     */
    static void strike(int port, String holder, String field, Pattern name) {
        VirtualMachine machine = attach(port);
        try {
            ReferenceType type = machine.classesByName(holder).get(0);
            ObjectReference error = (ObjectReference) type.getValue(type.fieldByName(field));
            List<ThreadReference> threads = machine.allThreads();
            threads.stream()
                    .filter(thread -> name.matcher(thread.name()).matches())
                    .min(Comparator.comparing(ThreadReference::name))
                    .orElseThrow(() -> new AssertionError("There is no thread " + name + " among " + namesOf(threads)))
                    .stop(error);
        } catch (InvalidTypeException | IllegalArgumentException failure) {
            throw new AssertionError(failure);
        } finally {
            letGo(machine);
        }
    }

    private static void letGo(VirtualMachine machine) {
        try {
            machine.dispose();
        } catch (VMDisconnectedException ended) {
            // What was struck has ended its process already, as it should.
        }
    }

    private static List<String> namesOf(List<ThreadReference> threads) {
        return threads.stream().map(ThreadReference::name).sorted().toList();
    }

    private static VirtualMachine attach(int port) {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        try {
            return connector.attach(arguments);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (IllegalConnectorArgumentsException failure) {
            throw new AssertionError(failure);
        }
    }
}
