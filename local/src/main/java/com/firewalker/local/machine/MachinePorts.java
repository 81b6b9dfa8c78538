package com.firewalker.local.machine;

import com.firewalker.local.embedded.Ports;
import com.firewalker.local.gateway.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The ports of one machine. Those of the services follow the front door's, so that the usual 8080 gives the usual
 * 8081, 9081, 8091 and so on, and another front door moves them all out of the way.
 */
record MachinePorts(int frontDoor, Map<Service, ServicePorts> services) {

    /** One service's doors: for people's programs, for services, for operators. */
    record ServicePorts(int http, int grpc, int management) {}

    static MachinePorts from(int frontDoor) {
        return frontDoor == 0 ? anyFree() : following(frontDoor);
    }

    private static MachinePorts following(int frontDoor) {
        return new MachinePorts(
                Ports.free(frontDoor, "the front door"),
                Map.of(
                        Service.COMMAND, ports(frontDoor, 1),
                        Service.QUERY, ports(frontDoor, 2),
                        Service.NOTIFICATION, ports(frontDoor, 3)));
    }

    private static ServicePorts ports(int frontDoor, int number) {
        return new ServicePorts(
                Ports.free(frontDoor + number, "a service"),
                Ports.free(frontDoor + 1000 + number, "a service's gRPC"),
                Ports.free(frontDoor + 10 + number, "a service's management"));
    }

    private static MachinePorts anyFree() {
        List<Integer> free = Ports.anyFree(10);
        List<ServicePorts> services = new ArrayList<>();
        for (int i = 1; i < free.size(); i += 3) {
            services.add(new ServicePorts(free.get(i), free.get(i + 1), free.get(i + 2)));
        }
        return new MachinePorts(
                free.get(0),
                Map.of(
                        Service.COMMAND, services.get(0),
                        Service.QUERY, services.get(1),
                        Service.NOTIFICATION, services.get(2)));
    }

    ServicePorts of(Service service) {
        return Objects.requireNonNull(services.get(service));
    }
}
