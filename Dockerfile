# An image for Spark on Kubernetes: the jar and its configurations on Spark's own image. `mvn -Pdist package` makes the archive that
# it unpacks. Nobody has built this image yet: the machine that tests run on has no container engine.
#
#   docker build -t escapement:0.1.0 .
#   spark-submit --master k8s://API_SERVER --deploy-mode cluster \
#     --conf spark.kubernetes.container.image=escapement:0.1.0 --conf spark.executor.instances=8 \
#     local:///opt/escapement/escapement.jar run /opt/escapement/conf/quick.conf output=s3a://BUCKET/quick
ARG SPARK_IMAGE=apache/spark:4.0.1-scala2.13-java17-ubuntu
FROM ${SPARK_IMAGE}
ARG VERSION=0.1.0
USER root
ADD target/escapement-${VERSION}.tar.gz /opt/
RUN ln -s /opt/escapement-${VERSION} /opt/escapement
USER spark
