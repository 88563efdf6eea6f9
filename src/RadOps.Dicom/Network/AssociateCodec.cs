namespace RadOps.Dicom.Network;

/// <summary>Writes and reads A-ASSOCIATE-RQ and -AC (PS3.8 9.3.2, 9.3.3; PS3.7 D.3.3).</summary>
internal static class AssociateCodec
{
    private const byte ApplicationContextItem = 0x10, RequestedContextItem = 0x20, AnsweredContextItem = 0x21, AbstractSyntaxItem = 0x30, TransferSyntaxItem = 0x40;
    private const byte UserInformationItem = 0x50, MaximumLengthItem = 0x51, ImplementationClassItem = 0x52, RoleSelectionItem = 0x54, ImplementationVersionItem = 0x55;
    private const ushort ProtocolVersion = 1;

    public static ReadOnlyMemory<byte> Encode(AssociateRequest request) => PduWriter.Pdu(PduType.AssociateRequest, pdu =>
    {
        WriteHead(pdu, request.CalledAeTitle, request.CallingAeTitle);
        foreach (var context in request.Contexts)
        {
            pdu.Item(RequestedContextItem, item =>
            {
                item.Byte(context.Id);
                item.Zeros(3);
                item.Item(AbstractSyntaxItem, syntax => syntax.Text(context.AbstractSyntax));
                foreach (var uid in context.TransferSyntaxes)
                    item.Item(TransferSyntaxItem, syntax => syntax.Text(uid));
            });
        }
        WriteUserInformation(pdu, request.MaximumPduLength, request.Roles, request.ImplementationClassUid, request.ImplementationVersionName);
    });

    public static ReadOnlyMemory<byte> Encode(AssociateAccept accept, AssociateRequest request) => PduWriter.Pdu(PduType.AssociateAccept, pdu =>
    {
        WriteHead(pdu, request.CalledAeTitle, request.CallingAeTitle);
        foreach (var answer in accept.Answers)
        {
            pdu.Item(AnsweredContextItem, item =>
            {
                item.Byte(answer.Id);
                item.Zeros(1);
                item.Byte(answer.Result);
                item.Zeros(1);
                item.Item(TransferSyntaxItem, syntax => syntax.Text(answer.TransferSyntax));
            });
        }
        WriteUserInformation(pdu, accept.MaximumPduLength, accept.Roles, accept.ImplementationClassUid, accept.ImplementationVersionName);
    });

    /// <exception cref="Core.RadOpsException">It is malformed.</exception>
    public static AssociateRequest DecodeRequest(ReadOnlySpan<byte> body)
    {
        var parser = new PduParser(body);
        ReadHead(ref parser, out var called, out var calling);
        var contexts = new List<ProposedContext>();
        var user = new UserInformation();
        while (!parser.IsAtEnd)
        {
            switch (parser.Item(out var item))
            {
                case RequestedContextItem:
                    contexts.Add(ReadContext(ref item));
                    break;
                case UserInformationItem:
                    user.Read(ref item);
                    break;
                default: // application context, and what later editions may add, change nothing here
                    break;
            }
        }
        if (contexts.Count > ProposedContext.MaximumCount)
            throw NetworkErrors.Protocol("the association request holds more than 128 presentation contexts");
        return new AssociateRequest
        {
            CalledAeTitle = called,
            CallingAeTitle = calling,
            Contexts = contexts,
            Roles = user.Roles,
            MaximumPduLength = user.MaximumLength,
            ImplementationClassUid = user.ClassUid,
            ImplementationVersionName = user.VersionName,
        };
    }

    /// <exception cref="Core.RadOpsException">It is malformed.</exception>
    public static AssociateAccept DecodeAccept(ReadOnlySpan<byte> body)
    {
        var parser = new PduParser(body);
        ReadHead(ref parser, out _, out _);
        var answers = new List<ContextAnswer>();
        var user = new UserInformation();
        while (!parser.IsAtEnd)
        {
            switch (parser.Item(out var item))
            {
                case AnsweredContextItem:
                    answers.Add(ReadAnswer(ref item));
                    break;
                case UserInformationItem:
                    user.Read(ref item);
                    break;
                default:
                    break;
            }
        }
        return new AssociateAccept
        {
            Answers = answers,
            Roles = user.Roles,
            MaximumPduLength = user.MaximumLength,
            ImplementationClassUid = user.ClassUid,
            ImplementationVersionName = user.VersionName,
        };
    }

    private static void WriteHead(PduWriter pdu, string called, string calling)
    {
        pdu.UInt16(ProtocolVersion);
        pdu.Zeros(2);
        pdu.Title(called);
        pdu.Title(calling);
        pdu.Zeros(32);
        pdu.Item(ApplicationContextItem, item => item.Text(ServiceClass.ApplicationContext));
    }

    private static void WriteUserInformation(PduWriter pdu, uint maximumLength, IReadOnlyList<RoleSelection> roles, string classUid, string versionName) =>
        pdu.Item(UserInformationItem, user =>
        {
            user.Item(MaximumLengthItem, item => item.UInt32(maximumLength));
            user.Item(ImplementationClassItem, item => item.Text(classUid));
            foreach (var role in roles)
            {
                user.Item(RoleSelectionItem, item =>
                {
                    item.UInt16((ushort)role.SopClass.Length);
                    item.Text(role.SopClass);
                    item.Byte(role.IsScu ? (byte)1 : (byte)0);
                    item.Byte(role.IsScp ? (byte)1 : (byte)0);
                });
            }
            user.Item(ImplementationVersionItem, item => item.Text(versionName));
        });

    private static void ReadHead(ref PduParser parser, out string called, out string calling)
    {
        if ((parser.UInt16() & ProtocolVersion) == 0)
            throw NetworkErrors.Protocol("it speaks no version of the DICOM upper layer that there is");
        _ = parser.Take(2);
        called = parser.Text(AeTitle.MaximumLength);
        calling = parser.Text(AeTitle.MaximumLength);
        _ = parser.Take(32);
    }

    private static ProposedContext ReadContext(ref PduParser item)
    {
        var id = item.Byte();
        _ = item.Take(3);
        var abstractSyntax = "";
        var transferSyntaxes = new List<string>();
        while (!item.IsAtEnd)
        {
            var type = item.Item(out var syntax);
            if (type == AbstractSyntaxItem)
                abstractSyntax = syntax.Uid();
            else if (type == TransferSyntaxItem)
                transferSyntaxes.Add(syntax.Uid());
        }
        return new ProposedContext(id, abstractSyntax, transferSyntaxes);
    }

    private static ContextAnswer ReadAnswer(ref PduParser item)
    {
        var id = item.Byte();
        _ = item.Byte();
        var result = item.Byte();
        _ = item.Byte();
        var uid = "";
        while (!item.IsAtEnd)
        {
            if (item.Item(out var syntax) == TransferSyntaxItem)
                uid = syntax.Uid();
        }
        return new ContextAnswer(id, result, uid);
    }

    private sealed class UserInformation
    {
        public uint MaximumLength { get; private set; }

        public string ClassUid { get; private set; } = "";

        public string VersionName { get; private set; } = "";

        public List<RoleSelection> Roles { get; } = [];

        public void Read(ref PduParser items)
        {
            while (!items.IsAtEnd)
            {
                switch (items.Item(out var item))
                {
                    case MaximumLengthItem:
                        MaximumLength = item.UInt32();
                        break;
                    case ImplementationClassItem:
                        ClassUid = item.Uid();
                        break;
                    case ImplementationVersionItem:
                        VersionName = item.Uid();
                        break;
                    case RoleSelectionItem:
                        Roles.Add(new RoleSelection(item.Text(item.UInt16()), item.Byte() == 1, item.Byte() == 1));
                        break;
                    default: // asynchronous operations, user identity and the like were not asked for
                        break;
                }
            }
        }
    }
}
