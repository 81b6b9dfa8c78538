package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.Stage;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * Writes the templates of both stages with both MySQL choices, each a cloud assembly of its own that
 * {@code cdk deploy --app} takes. Needs Node.js on the path and no network.
 */
public final class FirewalkerApp {

    private FirewalkerApp() {}

    /** @param args the directory to write to; {@code target/cdk.out} without one */
    public static void main(String[] args) {
        Path out = Path.of(args.length == 0 ? "target/cdk.out" : args[0]);
        for (Stage stage : Stage.values()) {
            for (MySqlChoice mysql : MySqlChoice.values()) {
                Stacks stacks = Stacks.of(Deployment.of(stage, mysql, System.getenv()), out);
                stacks.synthesise();
            }
        }
    }

    /** The stacks of one deployment, in the order in which they are deployed. */
    record Stacks(
            App app,
            NetworkStack network,
            DataStack data,
            ServiceStack services,
            EdgeStack edge,
            MonitoringStack monitoring) {

        static Stacks of(Deployment deployment, Path out) {
            App app = new App(AppProps.builder()
                    .outdir(out.resolve(deployment.name()).toAbsolutePath().toString())
                    .analyticsReporting(false)
                    .context(Map.of("@aws-cdk/core:defaultCrossStackReferences", "strong"))
                    .build());
            NetworkStack network = new NetworkStack(app, deployment);
            DataStack data = new DataStack(app, deployment, network);
            ServiceStack services = new ServiceStack(app, deployment, network, data);
            EdgeStack edge = new EdgeStack(app, deployment, data, services);
            MonitoringStack monitoring = new MonitoringStack(app, deployment, data, services);
            Aspects.of(app).add(new AwsSolutionsChecks());
            return new Stacks(app, network, data, services, edge, monitoring);
        }

        CloudAssembly synthesise() {
            return app.synth();
        }
    }
}
